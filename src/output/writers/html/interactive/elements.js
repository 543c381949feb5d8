// Functions that build elements. Text from the graph only ever becomes text, never markup.

function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in made) made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}

/** A link to another page, or plain text if the address is not a web address. */
function externalLink(address, text) {
  if (!/^https?:\/\//i.test(address ?? "")) return document.createTextNode(text);
  return element("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text);
}

function entityLink(id) {
  return element("a", { href: `#entity/${id}` }, nameOf(id));
}
