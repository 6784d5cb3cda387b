// Alerts when the scheduler's queue does not drain. Azure Storage has no such metric; there, starts-waiting.kql covers the case.

import { tagSet } from 'types.bicep'

@description('Name of the alert.')
param name string

@description('Tags.')
param tags tagSet

@description('Resource ID of the scheduler.')
param schedulerId string

@description('Resource ID of the action group.')
param actionGroupId string

resource backlog 'Microsoft.Insights/metricAlerts@2026-01-01' = {
  name: name
  location: 'global'
  tags: tags
  properties: {
    description: 'Orchestrators have been waiting in the scheduler\'s queue for 15 minutes without a break.'
    severity: 2
    enabled: true
    scopes: [schedulerId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'waiting'
          metricName: 'OrchestratorPendingItems'
          timeAggregation: 'Minimum'
          operator: 'GreaterThan'
          threshold: 0
        }
      ]
    }
    actions: [{ actionGroupId: actionGroupId }]
  }
}
