import { fileName } from './file-name.js';

test('a file is named for the instance and the part', () => {
  equal(fileName('tour-1', 'Custom status', true), 'tour-1-custom-status.json');
  equal(fileName('größe.日本', 'Failure', false), 'größe.日本-failure.txt');
});

test('characters that file systems refuse or read as a path become one underscore', () => {
  equal(fileName('fleet:1', 'Input', true), 'fleet_1-input.json');
  equal(fileName('../../etc/pass<wd>|"?*\\', 'Input', true), '_._.._etc_pass_wd_-input.json');
  equal(fileName('a\u0000\n\u202eb', 'Input', true), 'a_b-input.json');
});

test('no name begins like an option or a hidden file', () => {
  equal(fileName('-rf', 'Input', true), '_rf-input.json');
  equal(fileName('.bashrc', 'Input', true), '_bashrc-input.json');
});

test('a long ID is cut between characters', () => {
  equal(fileName('𝒙'.repeat(300), 'Input', true), '𝒙'.repeat(100) + '-input.json');
});
