//! A panic on any thread first restores the terminal, then prints its message, then ends the loop.

use std::panic;
use std::sync::Once;

use super::flags::SignalFlag;
use super::record::after_panic;

/// Runs our hook before the one that is installed; once per process.
pub(super) fn install_hook() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        let previous = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            let record = after_panic();
            if let Some(record) = &record {
                record.leave();
            }
            previous(info);
            // Last: the loop ends the process, and a message not yet printed would be lost.
            if let Some(record) = record {
                record.flags.set(SignalFlag::Panicked);
            }
        }));
    });
}
