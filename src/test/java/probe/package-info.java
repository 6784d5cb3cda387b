/**
 * The Functions app with which the exchanges with the real host were recorded. It must go on
 * behaving as it did then; new behaviour belongs in an app of its own.
 */
package probe;
