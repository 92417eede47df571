/** Preloaded into every child: ends it when the launcher goes, however it goes, since the IPC pipe closes then. */
const launcher = process.env.FAULTLINE_LAUNCHER
const graceMs = Number(process.env.FAULTLINE_GRACE_MS)

if (launcher) {
  // A child's own children inherit the preload, but their pipe is for their parent's messages.
  delete process.env.FAULTLINE_LAUNCHER
  delete process.env.FAULTLINE_GRACE_MS
  // The launcher may have been killed while we were loading.
  if (!process.channel || process.ppid !== Number(launcher)) process.exit(1)
  process.on('disconnect', end)
  process.channel.unref()
}

function end() {
  if (!(graceMs > 0)) return endNow()
  setTimeout(endNow, graceMs).unref()
  process.kill(process.pid, 'SIGTERM')
}

function endNow() {
  try {
    // With all that it started: it leads a group of its own.
    process.kill(-process.pid, 'SIGKILL')
  } catch {
    process.exit(1)
  }
}
