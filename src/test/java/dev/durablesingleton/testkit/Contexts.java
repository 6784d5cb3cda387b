package dev.durablesingleton.testkit;

import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.spy;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import java.util.Arrays;

/** Durable client bindings, made of JSON as the worker makes them. */
public final class Contexts {

  private Contexts() {}

  /** A binding that hands out these clients, one at each call. */
  public static DurableClientContext handingOut(
      DurableTaskClient first, DurableTaskClient... others) {
    DurableClientContext context = spy(withQuery("code=KEY"));
    doReturn(first, Arrays.<Object>stream(others).toArray()).when(context).getClient();
    return context;
  }

  /** A binding whose webhook needs this query. */
  public static DurableClientContext withQuery(String query) {
    return of(query, 4001);
  }

  /** A binding whose client dials this port. */
  public static DurableClientContext dialling(int port) {
    return of("code=KEY", port);
  }

  private static DurableClientContext of(String query, int port) {
    JsonObject json = new JsonObject();
    json.addProperty("rpcBaseUrl", "http://localhost:" + port);
    json.addProperty("taskHubName", "TestHub");
    json.addProperty("requiredQueryStringParameters", query);
    return new Gson().fromJson(json, DurableClientContext.class);
  }
}
