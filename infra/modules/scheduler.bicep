// The Durable Task Scheduler with its task hub: the backend that stores the orchestrations.

import { appIdentity, principal, settingSet, tagSet } from 'types.bicep'

@description('Name of the scheduler.')
param name string

@description('Azure region.')
param location string

@description('Tags.')
param tags tagSet

@description('Pricing tier.')
param sku 'Consumption' | 'Dedicated'

@description('Capacity units; Dedicated only.')
param capacity int

@description('Days until an ended instance is deleted and its ID is free again.')
param retentionDays int

@description('Whether the scheduler is reachable only through a private endpoint.')
param private bool

@description('Whether a lock protects the scheduler from deletion.')
param lock bool

@description('Identity of the app, which gets write access.')
param app appIdentity

@description('Principal with read access, including the dashboard.')
param operator principal

@description('Resource ID of the workspace for diagnostic logs.')
param workspaceId string

@description('Task hub and connection name, read from the packaged file so that they always agree.')
var durableTask = loadJsonContent('../../host.scheduler.json', 'extensions.durableTask')

@description('Durable Task Data Contributor for the app, Durable Task Data Reader for the operator.')
var roles = concat(
  [{ key: 'app', id: app.principalId, type: 'ServicePrincipal', roleId: '0ad04412-c4d5-4796-b79c-f76d14c8d402' }],
  empty(operator.id) ? [] : [union(operator, { key: operator.id, roleId: 'd6a5505f-6ebb-45a4-896e-ac8274cfc0ac' })]
)

resource scheduler 'Microsoft.DurableTask/schedulers@2026-02-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    sku: sku == 'Dedicated' ? { name: sku, capacity: capacity } : { name: sku }
    publicNetworkAccess: private ? 'Disabled' : 'Enabled'
    // Without a private network the app's address is not fixed; roles control access.
    ipAllowlist: private ? [] : ['0.0.0.0/0']
  }

  resource hub 'taskHubs' = { name: durableTask.hubName }

  resource retention 'retentionPolicies' = {
    name: 'default'
    properties: { retentionPolicies: [{ retentionPeriodInDays: retentionDays }] }
  }
}

resource stateLock 'Microsoft.Authorization/locks@2020-05-01' = if (lock) {
  name: 'state'
  scope: scheduler
  properties: { level: 'CanNotDelete', notes: 'Holds orchestration state.' }
}

resource access 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in roles: {
    name: guid(scheduler::hub.id, role.key, role.roleId)
    scope: scheduler::hub
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.roleId)
      principalId: role.id
      principalType: role.type
    }
  }
]

// The newest version that has category groups.
#disable-next-line use-recent-api-versions
resource log 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'workspace'
  scope: scheduler
  properties: { workspaceId: workspaceId, logs: [{ categoryGroup: 'allLogs', enabled: true }] }
}

@description('Resource ID.')
output id string = scheduler.id

@description('App setting with the connection string of the scheduler.')
output settings settingSet = {
  '${durableTask.storageProvider.connectionStringName}': 'Endpoint=${scheduler.properties.endpoint};Authentication=ManagedIdentity;ClientID=${app.clientId}'
}

@description('URL of the task hub\'s dashboard.')
output dashboardUrl string = scheduler::hub.properties.dashboardUrl
