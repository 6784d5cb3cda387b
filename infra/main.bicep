targetScope = 'subscription'

@minLength(1)
@maxLength(64)
@description('Name of the environment; the names of all resources come from it.')
param environmentName string

@minLength(1)
@description('A region that offers Flex Consumption and, if it is chosen, the Durable Task Scheduler.')
param location string

@allowed(['AzureStorage', 'DurableTaskScheduler'])
@description('Where the orchestrations are kept; docs/backends.md compares the two.')
param backend string = 'AzureStorage'

@allowed(['Consumption', 'Dedicated'])
@description('How the scheduler is paid, where it is chosen: by the action, or by the capacity unit.')
param schedulerSku string = 'Consumption'

@description('What the keeper keeps, as objects with function, id, input and reuse.')
param singletons array = []

@description('When the keeper looks, as NCRONTAB.')
param keeperSchedule string = '0 * * * * *'

@description('The URL that links begin with where a gateway stands before the app; empty for the app\'s own.')
param publicUrl string = ''

@description('Java of the function app; 17 or newer.')
param javaVersion string = '17'

@description('How many instances the app may grow to.')
param maximumInstances int = 100

var tags = { 'azd-env-name': environmentName }
var token = uniqueString(subscription().id, environmentName, location)
var useScheduler = backend == 'DurableTaskScheduler'

resource group 'Microsoft.Resources/resourceGroups@2021-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  name: 'identity'
  scope: group
  params: { name: 'id-${token}', location: location, tags: tags }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  scope: group
  params: { name: 'st${token}', location: location, tags: tags, principalId: identity.outputs.principalId }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  scope: group
  params: { token: token, location: location, tags: tags, principalId: identity.outputs.principalId }
}

module scheduler 'modules/scheduler.bicep' = if (useScheduler) {
  name: 'scheduler'
  scope: group
  params: {
    name: 'dts-${token}'
    location: location
    tags: tags
    skuName: schedulerSku
    principalId: identity.outputs.principalId
  }
}

module app 'modules/app.bicep' = {
  name: 'app'
  scope: group
  params: {
    name: 'func-${token}'
    planName: 'plan-${token}'
    location: location
    // azd finds the app to deploy to by this tag.
    tags: union(tags, { 'azd-service-name': 'app' })
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    storageName: storage.outputs.name
    packageContainer: storage.outputs.packageContainer
    insightsConnection: monitoring.outputs.connectionString
    schedulerEndpoint: useScheduler ? scheduler!.outputs.endpoint : ''
    javaVersion: javaVersion
    maximumInstances: maximumInstances
    singletonSettings: {
      SINGLETONS: string(singletons)
      SINGLETON_KEEPER_SCHEDULE: keeperSchedule
      SINGLETON_PUBLIC_URL: publicUrl
    }
  }
}

output AZURE_LOCATION string = location
output AZURE_FUNCTION_NAME string = app.outputs.name
output AZURE_FUNCTION_URL string = app.outputs.url
