// Looks a result up in the table that Python made at build time, for when Python cannot run. Decides nothing itself.

// template: the <template> with every result in it. answers: {id: answer}. Gives the result's element.
export function lookUp(template, answers) {
  const found = template.content.firstElementChild.cloneNode(true);
  const table = JSON.parse(found.dataset.table);
  delete found.dataset.table;
  const facts = factsOf(table, answers);
  for (const part of found.querySelectorAll("[data-if]")) if (!holds(part, facts)) part.remove();
  for (const group of found.querySelectorAll("[data-group]")) if (!group.querySelector("li")) group.remove();
  for (const place of found.querySelectorAll("[data-count]")) place.textContent = table.numbers[facts[place.dataset.count]];
  return found;
}

function factsOf(table, answers) {
  const count = (value) => table.questions.filter((id) => answers[id] === value).length;
  const [yes, no, unsure] = [count("yes"), count("no"), count("unsure")];
  const firstNo = table.first.filter((id) => answers[id] === "no").length;
  return {
    ...answers,
    yes,
    no,
    unsure,
    skipped: table.questions.length - yes - no - unsure,
    answered: yes + no + unsure,
    decided: yes + no,
    to_say: no + unsure,
    outcome: table.outcomes[`${yes},${no},${unsure}`],
    flag: table.flags[firstNo],
  };
}

function holds(part, facts) {
  const [key, allowed] = part.dataset.if.split(":");
  delete part.dataset.if;
  return allowed.split(" ").includes(String(facts[key]));
}
