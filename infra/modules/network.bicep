// A virtual network with one subnet for the app and one for private endpoints.

import { tagSet } from 'types.bicep'

@description('Name of the network.')
param name string

@description('Azure region.')
param location string

@description('Tags.')
param tags tagSet

@description('Address range: half is used for the app, a quarter for private endpoints, a quarter is left free.')
param addresses string

@description('Prefix length of the address range, such as 24 for 10.80.0.0/24.')
var prefix = int(split(addresses, '/')[1])

resource network 'Microsoft.Network/virtualNetworks@2025-09-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: [addresses] }
    subnets: [
      {
        name: 'app'
        properties: {
          addressPrefix: cidrSubnet(addresses, prefix + 1, 0)
          // Required by Flex Consumption.
          delegations: [{ name: 'flex', properties: { serviceName: 'Microsoft.App/environments' } }]
          // The app needs it for Application Insights and Microsoft Entra; new subnets have no outbound access by default.
          defaultOutboundAccess: true
        }
      }
      {
        name: 'endpoints'
        properties: {
          addressPrefix: cidrSubnet(addresses, prefix + 2, 2)
          defaultOutboundAccess: false
        }
      }
    ]
  }

  resource app 'subnets' existing = { name: 'app' }
  resource endpoints 'subnets' existing = { name: 'endpoints' }
}

@description('Resource ID of the network.')
output id string = network.id

@description('Resource ID of the app\'s subnet.')
output appSubnetId string = network::app.id

@description('Resource ID of the private endpoints\' subnet.')
output endpointSubnetId string = network::endpoints.id
