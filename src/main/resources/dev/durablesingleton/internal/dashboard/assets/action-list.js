// Actions on an instance. Those with a `confirmation` need a tick before they run.

const isRunning = instance => !instance.finished;

export const ACTIONS = [
  {
    name: 'raiseEvent', title: 'Raise event', enabled: isRunning,
    description: 'The orchestrator receives the event when it waits for an event of this name.',
    fields: [
      { name: 'event', label: 'Name of the event', required: true },
      { name: 'data', label: 'Data, as JSON', rows: 4, placeholder: 'empty: null' },
    ],
  },
  {
    name: 'suspend', title: 'Suspend', enabled: ({ finished, state }) => !finished && state !== 'Suspended',
    description: 'The orchestrator pauses until it is resumed. Events and the results of running activities are stored until then.',
    fields: [{ name: 'reason', label: 'Reason' }],
  },
  {
    name: 'resume', title: 'Resume', enabled: ({ state }) => state === 'Suspended',
    description: 'The orchestrator continues where it was suspended.',
    fields: [{ name: 'reason', label: 'Reason' }],
  },
  {
    name: 'terminate', title: 'Terminate', enabled: isRunning, confirmation: 'Yes, terminate this instance',
    description: 'The instance ends at once, without clean-up. Running activities and sub-orchestrations are not stopped.',
    fields: [{ name: 'reason', label: 'Reason, stored as the output' }],
  },
  {
    name: 'restart', title: 'Restart', enabled: ({ finished }) => finished, confirmation: 'Yes, restart it',
    description: 'The orchestrator runs again with the same input. Under the same ID, the current output and history are deleted.',
    fields: [{ name: 'newId', label: 'Under a new ID; this instance is not changed', type: 'checkbox' }],
  },
  {
    name: 'rewind', title: 'Rewind', enabled: ({ state }) => state === 'Failed', confirmation: 'Yes, retry the failed steps',
    description: 'Failed steps are removed from the history and retried. Completed steps do not run again.',
    fields: [{ name: 'reason', label: 'Reason' }],
  },
  {
    name: 'purge', title: 'Purge', enabled: ({ finished }) => finished, confirmation: 'Yes, delete it permanently',
    description: 'The instance, its input, output and history are deleted permanently.',
    fields: [],
  },
];

// Actions on an entity. The engine accepts the others too, but they have no effect.
export const ENTITY_ACTIONS = [
  {
    name: 'signal', title: 'Signal', enabled: () => true,
    description: 'The entity runs the operation after those that wait. Nobody receives its result.',
    fields: [
      { name: 'event', label: 'Name of the operation', required: true },
      { name: 'data', label: 'Input, as JSON', rows: 4, placeholder: 'empty: null' },
    ],
  },
  {
    name: 'release', title: 'Release locks', enabled: () => true, confirmation: 'Yes, release the locks of ended holders',
    description: 'Releases the locks of all entities whose holders have ended or were purged. A holder that runs keeps its locks.',
    fields: [],
  },
];
