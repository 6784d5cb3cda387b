// What can be done with an instance, when, and what it means. `loses` asks for a confirmation.

const running = instance => !instance.finished;

export const ACTIONS = [
  {
    name: 'raiseEvent', title: 'Raise event', when: running,
    means: 'The orchestrator gets the event as soon as it waits for one of this name.',
    fields: [
      { name: 'event', label: 'Name of the event', required: true },
      { name: 'data', label: 'Data, as JSON', rows: 4, placeholder: 'empty: null' },
    ],
  },
  {
    name: 'suspend', title: 'Suspend', when: ({ finished, state }) => !finished && state !== 'Suspended',
    means: 'It takes no more turns until it is resumed. Events, and activities that run, are kept for then.',
    fields: [{ name: 'reason', label: 'Reason' }],
  },
  {
    name: 'resume', title: 'Resume', when: ({ state }) => state === 'Suspended',
    means: 'It goes on where it was suspended.',
    fields: [{ name: 'reason', label: 'Reason' }],
  },
  {
    name: 'terminate', title: 'Terminate', when: running, loses: 'Yes, end this instance',
    means: 'It ends at once and without clean-up; activities and sub-orchestrations that run are not stopped.',
    fields: [{ name: 'reason', label: 'Reason, which becomes the output' }],
  },
  {
    name: 'restart', title: 'Restart', when: ({ finished }) => finished, loses: 'Yes, start it again',
    means: 'The orchestrator runs again with the same input. Under the same ID, the present output and history are lost.',
    fields: [{ name: 'newId', label: 'under a new ID, which keeps this instance', type: 'checkbox' }],
  },
  {
    name: 'rewind', title: 'Rewind', when: ({ state }) => state === 'Failed', loses: 'Yes, try again what failed',
    means: 'What failed is taken out of the history and tried again; what succeeded before is kept.',
    fields: [{ name: 'reason', label: 'Reason' }],
  },
  {
    name: 'purge', title: 'Purge', when: ({ finished }) => finished, loses: 'Yes, delete it for good',
    means: 'The instance, its input, output and history are deleted and cannot be brought back.',
    fields: [],
  },
];
