@description('The identity that the app has towards storage, scheduler and Application Insights.')
param name string
param location string
param tags object

// User-assigned, so that its roles are there before the app first starts.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: name
  location: location
  tags: tags
}

output id string = identity.id
output clientId string = identity.properties.clientId
output principalId string = identity.properties.principalId
