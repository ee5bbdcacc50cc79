// Material 9.8 fetches the words of the whole site for the search on every page; here that waits until someone searches.

const { open, send } = XMLHttpRequest.prototype;

function whenSearching(start) {
  document.addEventListener("focusin", function begin({ target }) {
    if (target.name !== "query") return;
    document.removeEventListener("focusin", begin);
    start();
  });
}

XMLHttpRequest.prototype.open = function (method, address, ...rest) {
  if (String(address).endsWith("/search_index.json")) this.send = (body) => whenSearching(() => send.call(this, body));
  return open.call(this, method, address, ...rest);
};
