// Parts of sentences.

/** Formats a number of instances, such as "1 instance". */
export const counted = count => (count === 1 ? '1 instance' : `${count.toLocaleString()} instances`);

/** Joins parts, such as "a, b and c". */
export const listed = parts => (parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`);
