// Speaks to headless Chromium over a pipe, by its DevTools protocol. Needs nothing but Node.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage",
  "--disable-background-networking", "--disable-component-update", "--disable-sync", "--remote-debugging-pipe",
];

// Starts a browser with a profile of its own, does `work` with a page in it, and ends it whatever comes of it.
export async function withPage(program, work) {
  const profile = mkdtempSync(join(tmpdir(), "placet-chromium-"));
  const child = spawn(program, [...FLAGS, `--user-data-dir=${profile}`, "about:blank"], {
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
  });
  const gone = new Promise((resolve) => child.once("exit", resolve));
  try {
    return await work(await open(child));
  } finally {
    child.kill("SIGKILL");
    await gone;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

async function open(child) {
  const waiting = new Map();
  const listeners = new Map();
  let last = 0;
  let buffered = Buffer.alloc(0);
  const end = (why) => {
    for (const { reject } of waiting.values()) reject(new Error(why));
    waiting.clear();
  };
  child.once("error", (error) => end(`the browser did not start: ${error.message}`));
  child.once("exit", () => end("the browser ended"));
  child.stdio[3].on("error", () => {});
  child.stdio[4].on("data", (chunk) => {
    buffered = Buffer.concat([buffered, chunk]);
    for (let at = buffered.indexOf(0); at >= 0; at = buffered.indexOf(0)) {
      receive(JSON.parse(buffered.subarray(0, at).toString("utf8")));
      buffered = buffered.subarray(at + 1);
    }
  });
  function receive({ id, method, error, result }) {
    if (id === undefined) {
      listeners.get(method)?.();
      listeners.delete(method);
      return;
    }
    const { resolve, reject } = waiting.get(id) ?? {};
    waiting.delete(id);
    if (error) reject?.(new Error(error.message));
    else resolve?.(result);
  }
  function send(method, params = {}, sessionId = undefined) {
    return new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      child.stdio[3].write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
    });
  }

  const { targetId } = await send("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
  const call = (method, params) => send(method, params, sessionId);
  await call("Page.enable");
  return {
    // Sets the width, the colour scheme and the script the page may run.
    async look({ width, height = 900, scheme }) {
      await call("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: width < 600 });
      await call("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: scheme }] });
    },
    async visit(url) {
      const loaded = new Promise((resolve) => listeners.set("Page.loadEventFired", resolve));
      await call("Page.navigate", { url });
      await loaded;
    },
    // The value of an expression in the page; waits for a promise.
    async value(expression) {
      const answer = await call("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
      if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.exception?.description ?? "an error in the page");
      return answer.result.value;
    },
    // The page as a picture, from its top to its foot.
    async picture() {
      const { data } = await call("Page.captureScreenshot", { captureBeyondViewport: true, format: "png" });
      return Buffer.from(data, "base64");
    },
    // How the page prints.
    async print() {
      const { data } = await call("Page.printToPDF", { preferCSSPageSize: true });
      return Buffer.from(data, "base64");
    },
  };
}
