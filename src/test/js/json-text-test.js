import { readable } from './json-text.js';

test('JSON is indented', () => {
  equal(readable('{"a":[1,{"b":null}],"c":"d"}').split('\n'), [
    '{',
    '  "a": [',
    '    1,',
    '    {',
    '      "b": null',
    '    }',
    '  ],',
    '  "c": "d"',
    '}',
  ]);
});

test('numbers keep their digits', () => {
  equal(readable('[1.50,12345678901234567890,1e400]').split(/[\s,]+/), ['[', '1.50', '12345678901234567890', '1e400', ']']);
});

test('empty lists and objects stay on their line', () => {
  equal(readable('{"a":[],"b":{}}'), '{\n  "a": [],\n  "b": {}\n}');
  equal([readable('[]'), readable('{}')], ['[]', '{}']);
});

test('texts with punctuation and escapes are not changed', () => {
  equal(readable(String.raw`"a{,}:[\"]\\"`), String.raw`"a{,}:[\"]\\"`);
  equal(readable(String.raw`{"{\"k\\":"v: 1, w"}`), '{\n  ' + String.raw`"{\"k\\": "v: 1, w"` + '\n}');
});

test('a text that is not JSON is not changed', () => {
  equal(['', 'half done', '{"a":', '[1] [2]'].map(readable), ['', 'half done', '{"a":', '[1] [2]']);
});
