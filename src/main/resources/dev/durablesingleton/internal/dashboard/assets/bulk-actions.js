// Actions on many instances. `isDone` tells whether an instance, or null if it is gone, shows the effect of
// an accepted request. Actions without it have had their effect when they are answered.

const REASON = { name: 'reason', label: 'Reason' };

export const BULK_ACTIONS = [
  {
    name: 'suspend', title: 'Suspend', fields: [REASON],
    description: 'Each orchestrator pauses until it is resumed. Events and the results of running activities are stored until then.',
    isDone: instance => instance === null || instance.finished || instance.state === 'Suspended',
    done: 'suspended', open: 'not suspended',
  },
  {
    name: 'resume', title: 'Resume', fields: [REASON],
    description: 'Each orchestrator continues where it was suspended.',
    isDone: instance => instance === null || instance.state !== 'Suspended',
    done: 'resumed', open: 'still suspended',
  },
  {
    name: 'terminate', title: 'Terminate', isDangerous: true, fields: [{ name: 'reason', label: 'Reason, stored as the output' }],
    description: 'Each instance ends at once, without clean-up. Running activities and sub-orchestrations are not stopped.',
    isDone: instance => instance === null || instance.finished,
    done: 'ended', open: 'not ended',
  },
  {
    name: 'restart', title: 'Restart', isDangerous: true,
    description: 'Each orchestrator runs again with the same input. Under the same ID, the current output and history are deleted.',
    fields: [{ name: 'newId', label: 'Under new IDs; these instances are not changed', type: 'checkbox' }],
    answered: 'restarted',
  },
  {
    name: 'purge', title: 'Purge', isDangerous: true, removes: true, fields: [],
    description: 'Instances that have ended, their inputs, outputs and histories are deleted permanently.',
    answered: 'deleted',
  },
];
