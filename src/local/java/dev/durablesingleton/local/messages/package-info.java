/**
 * The messages of the Durable Task protocol, generated from {@code src/local/proto}, and the
 * conversion of their times. Host and SDK exchange them, and the store contains them. The host does
 * not use the SDK's message classes, so it can run packages with any version of the SDK, and its
 * files do not depend on that version.
 */
package dev.durablesingleton.local.messages;
