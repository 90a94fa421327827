import type { Findings } from './errors.ts';
import { isJson, type Json, json, jsonList, list, text } from './json.ts';

const ROW = 1;
const BUTTON = 2;
const TEXT_DISPLAY = 10;
const LINK = 5;
const PREMIUM = 6;
const SELECTS = [3, 5, 6, 7, 8];
const V2_TOP_LEVEL = [ROW, 9, TEXT_DISPLAY, 12, 13, 14, 17];
const BUTTON_KEYS = ['type', 'id', 'style', 'label', 'emoji', 'custom_id', 'sku_id', 'url', 'disabled'];

/** Every component of a message or modal, parents before their children. */
export function allComponents(components: unknown): Json[] {
  return jsonList(components).flatMap((component) => [
    component,
    ...allComponents(component.components),
    ...allComponents([component.component, component.accessory].filter(isJson)),
  ]);
}

/** Checks the components of a message; `v2` tells whether the components v2 flag is set. */
export function checkComponents(findings: Findings, components: unknown, v2: boolean): void {
  if (components === undefined || components === null) return;
  const rows = list(components);
  if (!v2) findings.count('components', rows, 0, 5);
  for (const [index, row] of rows.entries()) checkTopLevel(findings, `components.${index}`, json(row), v2);
  checkCustomIds(findings, components);
  const all = allComponents(components);
  if (!v2) return;
  findings.count('components', all, 1, 40);
  const shown = all
    .filter(({ type }) => type === TEXT_DISPLAY)
    .reduce((sum, entry) => sum + [...text(entry.content)].length, 0);
  if (shown > 4000) findings.error('components', 'Must be 4000 or fewer in length.', 'COMPONENT_MAX_TEXT_LENGTH');
}

function checkTopLevel(findings: Findings, path: string, component: Json, v2: boolean): void {
  const allowed = v2 ? V2_TOP_LEVEL : [ROW];
  if (!allowed.includes(Number(component.type))) {
    findings.error(`${path}.type`, `Value of field "type" must be one of (${allowed.join(', ')}).`);
  } else if (component.type === ROW) checkRow(findings, path, component);
  else if (component.type === 17) {
    for (const [index, child] of jsonList(component.components).entries()) {
      checkTopLevel(findings, `${path}.components.${index}`, child, true);
    }
  } else if (isJson(component.accessory) && component.accessory.type === BUTTON) {
    checkButton(findings, `${path}.accessory`, component.accessory);
  }
}

function checkRow(findings: Findings, path: string, row: Json): void {
  const children = jsonList(row.components);
  const selects = children.filter(({ type }) => SELECTS.includes(Number(type)));
  findings.count(`${path}.components`, list(row.components), 1, selects.length > 0 ? 1 : 5);
  for (const [index, child] of children.entries()) {
    const at = `${path}.components.${index}`;
    if (child.type === BUTTON) checkButton(findings, at, child);
    else if (SELECTS.includes(Number(child.type))) checkSelect(findings, at, child);
    else findings.error(`${at}.type`, 'Value of field "type" must be one of (2, 3, 5, 6, 7, 8).');
  }
}

function checkButton(findings: Findings, path: string, button: Json): void {
  findings.keys(path, button, BUTTON_KEYS);
  findings.length(`${path}.label`, button.label, 0, 80);
  const style = Number(button.style);
  if (!(Number.isInteger(style) && style >= 1 && style <= PREMIUM)) {
    findings.error(`${path}.style`, 'Value must be one of (1, 2, 3, 4, 5, 6).', 'BASE_TYPE_CHOICES');
  }
  if (style !== PREMIUM && text(button.label) === '' && !isJson(button.emoji)) {
    findings.error(path, 'A button must have a label or an emoji', 'BUTTON_COMPONENT_INVALID');
  }
  if (style === LINK) {
    findings.length(`${path}.url`, button.url, 1, 512);
    if (!/^(https?|discord):\/\/\S+$/.test(text(button.url))) {
      findings.error(`${path}.url`, 'Not a well formed URL.', 'URL_TYPE_INVALID_URL');
    }
    if (button.custom_id !== undefined) {
      findings.error(`${path}.custom_id`, 'A custom id and url cannot both be specified');
    }
  } else if (style !== PREMIUM) {
    findings.length(`${path}.custom_id`, button.custom_id, 1, 100);
    if (button.url !== undefined) findings.error(`${path}.url`, 'A custom id and url cannot both be specified');
  }
}

function checkSelect(findings: Findings, path: string, select: Json): void {
  findings.length(`${path}.custom_id`, select.custom_id, 1, 100);
  findings.length(`${path}.placeholder`, select.placeholder, 0, 150);
  if (select.type !== 3) return;
  findings.count(`${path}.options`, list(select.options), 1, 25);
  const values = jsonList(select.options).map(({ value }) => value);
  if (new Set(values).size < values.length) {
    findings.error(`${path}.options`, 'The specified option value is already used');
  }
  for (const [index, option] of jsonList(select.options).entries()) {
    findings.length(`${path}.options.${index}.label`, option.label, 1, 100);
    findings.length(`${path}.options.${index}.value`, option.value, 1, 100);
    findings.length(`${path}.options.${index}.description`, option.description, 0, 100);
  }
}

function checkCustomIds(findings: Findings, components: unknown): void {
  const seen = new Set<string>();
  for (const { custom_id: id } of allComponents(components)) {
    if (typeof id !== 'string') continue;
    if (seen.has(id)) {
      findings.error(
        'components',
        `Component custom id cannot be duplicated (${id})`,
        'COMPONENT_CUSTOM_ID_DUPLICATED',
      );
    }
    seen.add(id);
  }
}

/** Checks the data of a modal. */
export function checkModal(findings: Findings, modal: Json): void {
  findings.keys('data', modal, ['custom_id', 'title', 'components']);
  findings.length('data.custom_id', modal.custom_id, 1, 100);
  findings.length('data.title', modal.title, 1, 45);
  findings.count('data.components', list(modal.components), 1, 5);
  checkCustomIds(findings, modal.components);
  for (const input of allComponents(modal.components).filter(({ type }) => type === 4)) {
    const path = `data.components.${text(input.custom_id)}`;
    findings.length(`${path}.custom_id`, input.custom_id, 1, 100);
    findings.length(`${path}.label`, input.label, 0, 45);
    findings.length(`${path}.placeholder`, input.placeholder, 0, 100);
    findings.length(`${path}.value`, input.value, 0, 4000);
  }
}
