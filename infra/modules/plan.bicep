// The Flex Consumption plan.

import { tagSet } from 'types.bicep'

@description('Name of the plan.')
param name string

@description('Azure region.')
param location string

@description('Tags. They must not include azd-service-name: azd refuses to deploy when two resources have it.')
param tags tagSet

@description('Whether instances are spread over several zones.')
param zoneRedundant bool

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: name
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true, zoneRedundant: zoneRedundant }
}

@description('Resource ID.')
output id string = plan.id
