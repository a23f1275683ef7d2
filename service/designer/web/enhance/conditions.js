// Fields that show or hide while a person answers. The server decides again when the form comes in.
const tests = {
  gelijk: (answers, value) => answers.includes(value),
  ongelijk: (answers, value) => !answers.includes(value),
  bevat: (answers, value) => answers.includes(value),
  'bevat-niet': (answers, value) => !answers.includes(value),
};

export function followConditions(form) {
  const conditional = form.querySelectorAll('[data-verberg-veld]');
  if (conditional.length === 0) return;
  const update = () => conditional.forEach((element) => toggle(form, element));
  form.addEventListener('change', update);
  form.addEventListener('input', update);
  update();
}

function toggle(form, element) {
  const { verbergVeld, verbergAls, verbergWaarde } = element.dataset;
  element.hidden = tests[verbergAls](answersOf(form, verbergVeld), verbergWaarde);
  for (const note of element.querySelectorAll(':scope > [data-alleen-als]')) note.hidden = true;
}

// An answer in a hidden field does not count; a check box that stands alone answers true or false.
function answersOf(form, name) {
  const controls = [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
  const visible = controls.filter((control) => !control.closest('[hidden]'));
  if (controls.length === 1 && controls[0].type === 'checkbox' && controls[0].value === 'ja') {
    return [String(visible.some((control) => control.checked))];
  }
  const choosable = (control) => control.type === 'radio' || control.type === 'checkbox';
  return visible.filter((control) => !choosable(control) || control.checked).map((control) => control.value.trim());
}
