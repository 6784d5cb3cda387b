import { counted, listed } from './sentences.js';

test('a number of instances has the right noun', () => {
  equal([counted(0), counted(1), counted(2)], ['0 instances', '1 instance', '2 instances']);
});

test('parts are joined by commas and one and', () => {
  equal([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'])], ['', 'a', 'a and b', 'a, b and c']);
});
