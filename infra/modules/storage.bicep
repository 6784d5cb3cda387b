// The storage account that the Functions host needs for keys, leases and the package. With the Azure Storage backend it also
// stores the orchestrations.

import { appIdentity, principal, settingSet, tagSet } from 'types.bicep'

@description('Name of the account.')
@minLength(3)
@maxLength(24)
param name string

@description('Azure region.')
param location string

@description('Tags.')
param tags tagSet

@description('Storage services that the app uses: blob for the host, all three with the Azure Storage backend.')
param services ('blob' | 'queue' | 'table')[]

@description('Whether the data is replicated across zones.')
param zoneRedundant bool

@description('Whether the account is reachable only through private endpoints.')
param private bool

@description('Whether a lock protects the account from deletion.')
param lock bool

@description('Identity of the app, which gets write access.')
param app appIdentity

@description('Principal with read access.')
param operator principal

resource account 'Microsoft.Storage/storageAccounts@2026-06-01' = {
  name: name
  location: location
  tags: tags
  sku: { name: zoneRedundant ? 'Standard_ZRS' : 'Standard_LRS' }
  kind: 'StorageV2'
  properties: {
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: private ? 'Disabled' : 'Enabled'
    networkAcls: { bypass: 'None', defaultAction: private ? 'Deny' : 'Allow' }
  }

  resource blobs 'blobServices' = {
    name: 'default'
    resource packages 'containers' = { name: 'app-package' }
  }
}

resource stateLock 'Microsoft.Authorization/locks@2020-05-01' = if (lock) {
  name: 'state'
  scope: account
  properties: { level: 'CanNotDelete', notes: 'Holds the app\'s keys and, with the Azure Storage backend, orchestration state.' }
}

module appAccess 'storage-access.bicep' = {
  params: {
    accountName: account.name
    services: services
    who: { id: app.principalId, type: 'ServicePrincipal' }
    key: 'app'
    write: true
  }
}

module operatorAccess 'storage-access.bicep' = if (!empty(operator.id)) {
  params: { accountName: account.name, services: services, who: operator, key: operator.id, write: false }
}

@description('Resource ID.')
output id string = account.id

@description('URL of the blob container for the package.')
output packageUrl string = '${account.properties.primaryEndpoints.blob}${account::blobs::packages.name}'

@description('App settings for the host\'s connection to the account.')
output settings settingSet = union(
  { AzureWebJobsStorage__credential: 'managedidentity', AzureWebJobsStorage__clientId: app.clientId },
  toObject(
    services,
    service => 'AzureWebJobsStorage__${service}ServiceUri',
    service => account.properties.primaryEndpoints[service]
  )
)
