// HTML is valid, by html-validate.

import { HtmlValidate } from "html-validate";

/** Rules that are switched off, each with its reason. */
const OFF = {
  "no-inline-style": "Material sets the width of its progress bar and the place of its tabs in style attributes",
  "no-trailing-whitespace": "how templates are indented is not what readers get",
  "long-title": "a page's title is its number and its claim, which may have 70 characters",
  "void-style": "Material closes void elements both ways; both are valid",
  "attribute-boolean-style": "Material writes both forms; both are valid",
  "doctype-style": "both spellings are valid",
  "attribute-empty-style": "both forms are valid",
  "require-sri": "everything is served from the site itself",
  "no-raw-characters": "a quotation mark or a bracket in text is valid HTML",
  "form-dup-name": "checkboxes of one name are one choice of several",
  "wcag/h32": "the search box searches as one types; there is nothing to submit",
  "wcag/h30": "axe checks the names of links, in the browser",
  "text-content": "axe checks the names of buttons, in the browser",
  "prefer-native-element": "Material's search dialog and buttons are elements with roles",
  "svg-focusable": "for browsers of 2013",
  "valid-id": "an id may begin with a digit in HTML; line anchors do",
  "class-pattern": "names of classes are a matter of style",
  "tel-non-breaking": "there are no telephone numbers",
};

export async function html(pages) {
  const validator = new HtmlValidate({
    extends: ["html-validate:recommended"],
    rules: Object.fromEntries(Object.keys(OFF).map((rule) => [rule, "off"])),
  });
  const failures = [];
  for (const page of pages) {
    const report = await validator.validateString(page.text, page.file);
    for (const { messages } of report.results) {
      for (const m of messages.filter((one) => one.severity === 2)) {
        failures.push(`${page.file}:${m.line}: html: ${m.message} (${m.ruleId})`);
      }
    }
  }
  return failures;
}
