//! A panic on any thread first restores the terminal, then prints its message.

use std::panic;
use std::sync::Once;

use super::{record, signals};

/// Runs our hook before the one that is installed; once per process.
pub(super) fn install_hook() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        let previous = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            record::leave_after_panic();
            signals::wake_after_panic();
            previous(info);
        }));
    });
}
