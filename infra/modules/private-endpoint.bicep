// A private endpoint for one resource, and the DNS zone that resolves the resource's usual name to it inside the network.

import { tagSet } from 'types.bicep'

@description('Name of the endpoint.')
param name string

@description('Azure region.')
param location string

@description('Tags.')
param tags tagSet

@description('Resource ID of the target.')
param targetId string

@description('Sub-resource of the target, such as blob.')
param group string

@description('DNS zone that Azure prescribes for that sub-resource.')
param zoneName string

@description('Resource ID of the network.')
param networkId string

@description('Resource ID of the subnet.')
param subnetId string

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: zoneName
  location: 'global'
  tags: tags

  resource link 'virtualNetworkLinks' = {
    name: 'network'
    location: 'global'
    tags: tags
    properties: { virtualNetwork: { id: networkId }, registrationEnabled: false }
  }
}

resource endpoint 'Microsoft.Network/privateEndpoints@2025-09-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    subnet: { id: subnetId }
    privateLinkServiceConnections: [
      { name: group, properties: { privateLinkServiceId: targetId, groupIds: [group] } }
    ]
  }

  resource zones 'privateDnsZoneGroups' = {
    name: 'default'
    properties: { privateDnsZoneConfigs: [{ name: group, properties: { privateDnsZoneId: zone.id } }] }
  }
}
