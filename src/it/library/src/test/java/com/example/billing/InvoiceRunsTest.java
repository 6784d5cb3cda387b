package com.example.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durablesingleton.testkit.DurableHub;
import dev.durablesingleton.testkit.HubRequest;
import dev.durablesingleton.testkit.HubResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InvoiceRunsTest {

  @RegisterExtension final DurableHub hub = DurableHub.ofClasses(InvoiceRuns.class);

  @Test
  void starts_a_month_once_and_writes_a_day_later() {
    HubResponse first = hub.call(HubRequest.put("/api/invoices/contoso/2026-01"));
    HubResponse second = hub.call(HubRequest.put("/api/invoices/contoso/2026-01"));

    assertEquals(202, first.status());
    assertEquals(409, second.status());
    assertEquals("An instance with ID 'contoso:2026-01' already exists.", second.body());
    hub.instance("contoso:2026-01").awaitCompleted();
    assertEquals(List.of("contoso"), hub.activity("WriteInvoices").inputs(String.class));
  }

  @Test
  void refuses_a_month_that_an_id_cannot_contain() {
    HubResponse refused = hub.call(HubRequest.put("/api/invoices/contoso/%23"));

    assertEquals(400, refused.status());
    assertTrue(refused.body().startsWith("The instance ID 'contoso:#' holds '#'"), refused.body());
  }
}
