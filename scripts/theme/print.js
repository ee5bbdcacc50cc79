// Opens folded parts of a result for print in browsers whose style sheets cannot, and folds them again.

let folded = [];

addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("details:not([open])")];
  for (const part of folded) part.open = true;
});

addEventListener("afterprint", () => {
  for (const part of folded) part.open = false;
});
