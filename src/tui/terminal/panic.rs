//! A panic on any thread first restores the terminal, then prints its message, then ends the loop.

use std::panic;
use std::sync::Once;

use super::flags::SignalFlag;
use super::record::record_after_panic;

/// Installs a panic hook that runs before the current one; does nothing after the first call.
pub(super) fn install_hook() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        let previous = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            let record = record_after_panic();
            if let Some(record) = &record {
                record.leave();
            }
            previous(info);
            // This comes last: the loop ends the process, and an unprinted message would be lost.
            if let Some(record) = record {
                record.flags.set(SignalFlag::Panicked);
            }
        }));
    });
}
