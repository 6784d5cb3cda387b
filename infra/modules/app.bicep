// The function app.

import { appIdentity, caller, scale as scaleType, settingSet, tagSet } from 'types.bicep'

@description('Name of the app.')
param name string

@description('Azure region.')
param location string

@description('Tags.')
param tags tagSet

@description('Resource ID of the plan.')
param planId string

@description('Identity of the app.')
param identity appIdentity

@description('All app settings. A deployment removes every setting that is not listed here.')
param settings settingSet

@description('URL of the blob container for the package.')
param packageUrl string

@description('Java version.')
param javaVersion string

@description('Scale settings.')
param scale scaleType

@description('Resource ID of the subnet for outbound traffic; empty for none.')
param subnetId string

@description('Who may call the app over the internet; null for everyone.')
param callers caller[]?

@description('Groups of always-ready instances. Azure rejects a group of zero instances.')
var alwaysReady = filter(
  [{ name: 'durable', instanceCount: scale.alwaysReadyDurable }, { name: 'http', instanceCount: scale.alwaysReadyHttp }],
  group => group.instanceCount > 0
)

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  // azd deploys to the one resource with this tag.
  tags: union(tags, { 'azd-service-name': 'app' })
  kind: 'functionapp,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
  properties: {
    serverFarmId: planId
    httpsOnly: true
    // Set explicitly, because a private endpoint would otherwise block azd and the callers below.
    publicNetworkAccess: 'Enabled'
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: {
      minTlsVersion: '1.2'
      ipSecurityRestrictionsDefaultAction: callers == null ? 'Allow' : 'Deny'
      ipSecurityRestrictions: [
        for (caller, i) in (callers ?? []): {
          name: caller.name
          action: 'Allow'
          priority: 100 + i
          tag: contains(caller.source, '/') ? 'Default' : 'ServiceTag'
          ipAddress: caller.source
          headers: caller.?frontDoorId == null ? null : { 'x-azure-fdid': [caller.frontDoorId!] }
        }
      ]
      // Deployments may come from any address; they authenticate with Microsoft Entra.
      scmIpSecurityRestrictionsUseMain: false
      scmIpSecurityRestrictionsDefaultAction: 'Allow'
    }
    functionAppConfig: {
      runtime: { name: 'java', version: javaVersion }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packageUrl
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identity.id }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: scale.memoryMB
        maximumInstanceCount: scale.maximumInstances
        alwaysReady: alwaysReady
        triggers: scale.httpConcurrency == 0 ? null : { http: { perInstanceConcurrency: scale.httpConcurrency } }
      }
    }
  }

  resource appSettings 'config' = { name: 'appsettings', properties: settings }

  // Passwords are disabled for deployments and FTP.
  resource scm 'basicPublishingCredentialsPolicies' = { name: 'scm', properties: { allow: false } }
  resource ftp 'basicPublishingCredentialsPolicies' = { name: 'ftp', properties: { allow: false } }
}

@description('Resource ID.')
output id string = app.id

@description('URL.')
output url string = 'https://${app.properties.defaultHostName}'
