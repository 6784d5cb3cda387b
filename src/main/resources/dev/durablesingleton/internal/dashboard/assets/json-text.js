// Indents JSON without parsing its numbers, so that 1.50 and 12345678901234567890 are shown unchanged.

const TOKEN = /"(?:[^"\\]|\\.)*"|[[\]{}:,]|[^\s[\]{}:,"]+/g;

/** The text, indented if it is JSON. */
export function readable(text) {
  return isJson(text) ? indented(text.match(TOKEN)) : text;
}

export function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function indented(tokens) {
  let depth = 0;
  let out = '';
  const line = () => '\n' + '  '.repeat(depth);
  tokens.forEach((token, i) => {
    const isEmpty = '[{'.includes(tokens[i - 1]) && ']}'.includes(token);
    if (']}'.includes(token)) {
      depth--;
      out += isEmpty ? token : line() + token;
    } else if ('[{'.includes(token)) {
      depth++;
      out += ']}'.includes(tokens[i + 1]) ? token : token + line();
    } else {
      out += token === ',' ? ',' + line() : token === ':' ? ': ' : token;
    }
  });
  return out;
}
