// Deploys Durable Singleton to a resource group of its own. docs/deploying.md explains the parameters and what they cost.

targetScope = 'subscription'

import { caller, singleton, settingSet } from 'modules/types.bicep'

@description('Name of the environment. The names of all resources are derived from it.')
@minLength(1)
@maxLength(64)
param environmentName string

@description('Azure region; it must offer Flex Consumption.')
@metadata({ azd: { type: 'location' } })
param location string

@description('Storage backend of the orchestrations; docs/backends.md compares the two. The package must be built for the same backend.')
param backend 'AzureStorage' | 'DurableTaskScheduler' = 'AzureStorage'

// App settings.

@description('Singletons that the keeper keeps running. The keeper\'s timer is disabled when there are none.')
param singletons singleton[] = []

@description('Schedule of the keeper as an NCRONTAB expression.')
param keeperSchedule string = '0 * * * * *'

@description('Which ended instances may be started again when a request does not specify it.')
param reuse 'never' | 'failed' | 'finished' = 'never'

@description('Base URL of the links in responses, for an app behind a gateway; empty for the app\'s own URL.')
param publicUrl string = ''

@description('Whether to trust forwarded headers. Only safe if clients cannot bypass the gateway.')
param forwardedHeaders bool = false

@description('Color of the environment in the dashboard, which also shows environmentName.')
param environmentColor 'red' | 'orange' | 'green' | 'blue' | 'purple' | 'gray' = 'red'

@description('Additional app settings. They override the settings of this template.')
param extraSettings settingSet = {}

@description('Java version.')
param javaVersion '17' | '21' | '25' = '17'

// Scaling.

@description('Memory of each instance in MB.')
param instanceMemory 512 | 2048 | 4096 = 2048

@description('Maximum number of instances.')
@minValue(1)
@maxValue(1000)
param maximumInstances int = 100

@description('Concurrent HTTP requests per instance; 0 for the platform\'s default. A request with ?wait= counts until it is answered.')
@minValue(0)
@maxValue(1000)
param httpConcurrency int = 0

@description('Always-ready instances for orchestrators and activities, billed even when idle.')
@minValue(0)
param alwaysReadyDurable int = 0

@description('Always-ready instances for HTTP requests, billed even when idle.')
@minValue(0)
param alwaysReadyHttp int = 0

// Durable Task Scheduler; without effect with the Azure Storage backend.

@description('Azure region of the scheduler.')
param schedulerLocation string = location

@description('Billing of the scheduler: per action (Consumption) or per capacity unit (Dedicated).')
param schedulerSku 'Consumption' | 'Dedicated' = 'Consumption'

@description('Capacity units of a Dedicated scheduler. Zone redundancy requires three.')
@minValue(1)
@maxValue(3)
param schedulerCapacity int = zoneRedundant ? 3 : 1

@description('Days until an ended instance is deleted and its ID is free again: at most 30 with Consumption, 90 with Dedicated.')
@minValue(1)
@maxValue(90)
param schedulerRetentionDays int = 30

// Availability and access.

@description('Whether app and storage survive the loss of a zone. At least two instances per scaling group are then always billed. The storage account cannot be converted later.')
param zoneRedundant bool = false

@description('Whether locks protect storage and scheduler from deletion. azd down fails until they are removed.')
param deleteLock bool = false

@description('Whether storage and scheduler are reachable only through a private network.')
param privateNetwork bool = false

@description('Address range of the private network, a /25 or larger.')
param networkAddresses string = '10.80.0.0/24'

@description('Who may call the app over the internet. If empty, everyone may; with the private network, no one.')
param allowedCallers caller[] = []

@description('Object ID of the principal that may read the data in storage and scheduler; empty for none. azd passes the deployer\'s ID.')
param operatorId string = ''

@description('Type of that principal.')
param operatorType 'User' | 'Group' | 'ServicePrincipal' = 'User'

// Monitoring.

@description('E-mail address that receives alerts; no alert rules are created if empty.')
param alertEmail string = ''

@description('Retention of the logs in days.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 30

@description('Daily limit of log ingestion in GB; -1 for no limit.')
param logDailyCapGb int = -1

@description('Tags of all resources.')
var tags = { 'azd-env-name': environmentName }

@description('Suffix that makes resource names unique.')
var token = uniqueString(subscription().id, environmentName, location)

@description('Whether the backend is the Durable Task Scheduler.')
var useScheduler = backend == 'DurableTaskScheduler'

@description('Storage services that the app uses.')
var storageServices = useScheduler ? ['blob'] : ['blob', 'queue', 'table']

@description('Principal with read access to the data.')
var operator = { id: operatorId, type: operatorType }

@description('Settings that the app reads, and the setting that disables the keeper\'s timer.')
var appSettings = {
  SINGLETONS: string(singletons)
  SINGLETON_KEEPER_SCHEDULE: keeperSchedule
  SINGLETON_REUSE: reuse
  SINGLETON_PUBLIC_URL: publicUrl
  SINGLETON_FORWARDED_HEADERS: forwardedHeaders ? 'true' : 'false'
  SINGLETON_ENVIRONMENT: environmentName
  SINGLETON_ENVIRONMENT_COLOR: environmentColor
  'AzureWebJobs.KeepSingletons.Disabled': empty(singletons) ? 'true' : 'false'
}

@description('Maximum delay between polls of an idle queue. The backend itself cannot be set here: the scale controller reads only host.json.')
var storagePolling = {
  AzureFunctionsJobHost__extensions__durableTask__storageProvider__maxQueuePollingInterval: '00:00:10'
}

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: { name: 'id-${token}', location: location, tags: tags }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    token: token
    location: location
    tags: tags
    retentionDays: logRetentionDays
    dailyCapGb: logDailyCapGb
    app: identity.outputs.identity
  }
}

module storage 'modules/storage.bicep' = {
  scope: group
  params: {
    name: 'st${token}'
    location: location
    tags: tags
    services: storageServices
    zoneRedundant: zoneRedundant
    private: privateNetwork
    lock: deleteLock
    app: identity.outputs.identity
    operator: operator
  }
}

module scheduler 'modules/scheduler.bicep' = if (useScheduler) {
  scope: group
  params: {
    name: 'dts-${token}'
    location: schedulerLocation
    tags: tags
    sku: schedulerSku
    capacity: schedulerCapacity
    retentionDays: schedulerRetentionDays
    private: privateNetwork
    lock: deleteLock
    app: identity.outputs.identity
    operator: operator
    workspaceId: monitoring.outputs.workspaceId
  }
}

module plan 'modules/plan.bicep' = {
  scope: group
  params: { name: 'plan-${token}', location: location, tags: tags, zoneRedundant: zoneRedundant }
}

module app 'modules/app.bicep' = {
  scope: group
  params: {
    name: 'func-${token}'
    location: location
    tags: tags
    planId: plan.outputs.id
    identity: identity.outputs.identity
    settings: union(
      storage.outputs.settings,
      useScheduler ? scheduler!.outputs.settings : storagePolling,
      monitoring.outputs.settings,
      appSettings,
      extraSettings
    )
    packageUrl: storage.outputs.packageUrl
    javaVersion: javaVersion
    scale: {
      memoryMB: instanceMemory
      maximumInstances: maximumInstances
      httpConcurrency: httpConcurrency
      alwaysReadyDurable: alwaysReadyDurable
      alwaysReadyHttp: alwaysReadyHttp
    }
    subnetId: privateNetwork ? network!.outputs.appSubnetId : ''
    callers: privateNetwork || !empty(allowedCallers) ? allowedCallers : null
  }
  // The app starts as soon as it is created and must be able to reach its storage by then.
  dependsOn: [storageEndpoints, schedulerEndpoint]
}

module network 'modules/network.bicep' = if (privateNetwork) {
  scope: group
  params: { name: 'vnet-${token}', location: location, tags: tags, addresses: networkAddresses }
}

module storageEndpoints 'modules/private-endpoint.bicep' = [
  for service in storageServices: if (privateNetwork) {
    scope: group
    params: {
      name: 'pe-${service}-${token}'
      location: location
      tags: tags
      targetId: storage.outputs.id
      group: service
      zoneName: 'privatelink.${service}.${az.environment().suffixes.storage}'
      networkId: network!.outputs.id
      subnetId: network!.outputs.endpointSubnetId
    }
  }
]

module schedulerEndpoint 'modules/private-endpoint.bicep' = if (privateNetwork && useScheduler) {
  scope: group
  params: {
    name: 'pe-scheduler-${token}'
    location: location
    tags: tags
    targetId: scheduler!.outputs.id
    group: 'scheduler'
    zoneName: 'privatelink.durabletask.io'
    networkId: network!.outputs.id
    subnetId: network!.outputs.endpointSubnetId
  }
}

// Used by callers in the network and by the app itself: its page calls the management API under the app's own host name.
module appEndpoint 'modules/private-endpoint.bicep' = if (privateNetwork) {
  scope: group
  params: {
    name: 'pe-app-${token}'
    location: location
    tags: tags
    targetId: app.outputs.id
    group: 'sites'
    zoneName: 'privatelink.azurewebsites.net'
    networkId: network!.outputs.id
    subnetId: network!.outputs.endpointSubnetId
  }
}

// Alert rules are billed even if they never fire, so they are created only if there is someone to notify.
module alerts 'modules/alerts.bicep' = if (!empty(alertEmail)) {
  scope: group
  params: {
    token: token
    location: location
    tags: tags
    insightsId: monitoring.outputs.insightsId
    email: alertEmail
  }
}

module backlog 'modules/backlog.bicep' = if (useScheduler && !empty(alertEmail)) {
  scope: group
  params: {
    name: 'backlog-${token}'
    tags: tags
    schedulerId: scheduler!.outputs.id
    actionGroupId: alerts!.outputs.actionGroupId
  }
}

@description('Azure region.')
output AZURE_LOCATION string = location

@description('Name of the resource group.')
output AZURE_RESOURCE_GROUP string = group.name

@description('Microsoft Entra tenant of the subscription.')
output AZURE_TENANT_ID string = tenant().tenantId

@description('Name of the function app.')
output AZURE_FUNCTION_NAME string = 'func-${token}'

@description('URL of the function app.')
output AZURE_FUNCTION_URL string = app.outputs.url

@description('URL of the scheduler\'s dashboard; empty with the Azure Storage backend.')
output DURABLE_DASHBOARD_URL string = useScheduler ? scheduler!.outputs.dashboardUrl : ''
