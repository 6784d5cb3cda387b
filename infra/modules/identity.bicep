// The identity with which the app accesses storage, scheduler and Application Insights.

import { appIdentity, tagSet } from 'types.bicep'

@description('Name of the identity.')
param name string

@description('Azure region.')
param location string

@description('Tags.')
param tags tagSet

// User-assigned, so that its roles are assigned before the app starts for the first time.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}

@description('The identity.')
output identity appIdentity = {
  id: identity.id
  principalId: identity.properties.principalId
  clientId: identity.properties.clientId
}
