/**
 * The process's one durable client, shared by every function that needs one. It knows nothing of
 * starts or HTTP.
 */
package dev.durablesingleton.client;
