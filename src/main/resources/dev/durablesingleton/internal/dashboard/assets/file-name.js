// Names of downloaded files.

const MAX_LENGTH = 100;

/**
 * The name of a file with a part of an instance, such as "fleet_1-input.json". What a file system or a command line may
 * not take as a plain character of a name becomes "_".
 */
export function fileName(id, part, isJson) {
  const safe = id.replace(/[^\p{L}\p{N}._-]+/gu, '_').replace(/^[.-]/, '_');
  const shortened = Array.from(safe).slice(0, MAX_LENGTH).join('');
  return `${shortened}-${part.toLowerCase().replaceAll(' ', '-')}.${isJson ? 'json' : 'txt'}`;
}
