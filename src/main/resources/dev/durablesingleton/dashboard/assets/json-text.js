// Indents JSON without reading its numbers: 1.50 and 12345678901234567890 stay as they were written.

const TOKEN = /"(?:[^"\\]|\\.)*"|[[\]{}:,]|[^\s[\]{}:,"]+/g;

/** The text on several lines if it is JSON, and else as it is. */
export function readable(text) {
  return isJson(text) ? indented(text.match(TOKEN)) : text;
}

function isJson(text) {
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
