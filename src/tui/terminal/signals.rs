//! Handles signals on a dedicated thread: fatal ones at once, all others by setting a flag that wakes the event loop.

use std::io;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use signal_hook::consts::{
    SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGPROF, SIGQUIT, SIGTERM, SIGTSTP, SIGUSR1, SIGUSR2,
    SIGVTALRM, SIGWINCH, SIGXCPU, SIGXFSZ,
};
use signal_hook::iterator::{Handle, Signals};
use signal_hook::low_level::emulate_default_handler;

use super::flags::WakeFlag;
use super::terminal_state::TerminalState;

/// The signals that end the program, except those that cannot be handled and those of fatal faults, such as SIGSEGV.
const FATAL_SIGNALS: [i32; 10] =
    [SIGALRM, SIGHUP, SIGINT, SIGPROF, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2, SIGVTALRM, SIGXCPU];

/// The thread that waits for signals while the terminal is in use.
#[derive(Debug)]
pub(super) struct SignalThread {
    handle: Handle,
    thread: Option<JoinHandle<()>>,
}

impl SignalThread {
    pub(super) fn start(state: Arc<TerminalState>) -> io::Result<Self> {
        let others = [SIGTSTP, SIGCONT, SIGWINCH, SIGXFSZ];
        let mut signals = Signals::new(FATAL_SIGNALS.iter().chain(&others))?;
        let handle = signals.handle();
        let thread = thread::Builder::new().name("signals".to_owned()).spawn(move || {
            for signal in signals.forever() {
                handle_signal(signal, &state);
            }
        })?;
        Ok(Self { handle, thread: Some(thread) })
    }
}

impl Drop for SignalThread {
    fn drop(&mut self) {
        self.handle.close();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn handle_signal(signal: i32, state: &TerminalState) {
    let flags = &state.flags;
    match signal {
        SIGWINCH => flags.set(WakeFlag::Resized),
        // Once it is caught, a file that would exceed the limit on file sizes is an error like any other.
        SIGXFSZ => {}
        // While a child runs, Ctrl-C and `Ctrl-\` signal the whole process group, including this process.
        SIGINT | SIGQUIT if state.ownership.child_gets_key_signals() => {}
        SIGCONT if state.ownership.is_child_running() => {}
        // The terminal has stopped the rest of the process group; this process stops itself.
        SIGTSTP if state.ownership.is_child_running() => drop(emulate_default_handler(SIGTSTP)),
        SIGTSTP => flags.set(WakeFlag::StopRequested),
        SIGCONT => flags.set(WakeFlag::Continued),
        fatal => {
            state.restore();
            if let Some(on_fatal_signal) = state.on_fatal_signal.get() {
                on_fatal_signal();
            }
            let _ = emulate_default_handler(fatal);
        }
    }
}
