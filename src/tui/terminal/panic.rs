//! A panic on any thread first restores the terminal, then prints its message, then ends the event loop.

use std::panic;
use std::sync::Once;

use super::flags::WakeFlag;
use super::terminal_state::state_after_panic;

/// Installs a panic hook that runs before the current one; does nothing after the first call.
pub(super) fn install_hook() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        let previous = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            let state = state_after_panic();
            if let Some(state) = &state {
                state.restore();
            }
            previous(info);
            // This comes last: the loop ends the process, and an unprinted message would be lost.
            if let Some(state) = state {
                state.flags.set(WakeFlag::Panicked);
            }
        }));
    });
}
