//! Messages from other threads, with a pipe beside the queue so that a poll can wait for them.

use std::io::{Read, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};

/// A pipe that wakes a poll.
#[derive(Debug)]
pub(super) struct Bell {
    ringing: UnixStream,
    listening: UnixStream,
}

impl Bell {
    /// A silent bell.
    ///
    /// # Panics
    /// When the process has no file descriptors left.
    pub(super) fn new() -> Self {
        let (ringing, listening) = UnixStream::pair().expect("two file descriptors are to be had");
        for end in [&ringing, &listening] {
            end.set_nonblocking(true).expect("a fresh socket can be made non-blocking");
        }
        Self { ringing, listening }
    }

    /// Wakes the poll. A pipe that is full will wake it anyway.
    pub(super) fn ring(&self) {
        let _ = (&self.ringing).write(b"!");
    }

    /// Hushes the bell, so that the next poll sleeps.
    pub(super) fn hush(&self) {
        let mut sink = [0; 256];
        while (&self.listening).read(&mut sink).is_ok_and(|length| length == sink.len()) {}
    }
}

impl AsFd for Bell {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.listening.as_fd()
    }
}

/// The sending end: any number of threads may hold one.
#[derive(Debug)]
pub struct Waker<M> {
    messages: Sender<M>,
    bell: Arc<Bell>,
}

/// The receiving end, for [`run`](super::run).
#[derive(Debug)]
pub struct Inbox<M> {
    messages: Receiver<M>,
    pub(super) bell: Arc<Bell>,
}

/// A channel whose receiving end the loop waits for.
///
/// # Panics
/// When the process has no file descriptors left.
#[must_use]
pub fn channel<M>() -> (Waker<M>, Inbox<M>) {
    let (sender, receiver) = mpsc::channel();
    let bell = Arc::new(Bell::new());
    (Waker { messages: sender, bell: Arc::clone(&bell) }, Inbox { messages: receiver, bell })
}

impl<M> Waker<M> {
    /// Sends a message and wakes the loop. Once the loop is gone the message is dropped.
    pub fn send(&self, message: M) {
        if self.messages.send(message).is_ok() {
            self.bell.ring();
        }
    }
}

impl<M> Clone for Waker<M> {
    fn clone(&self) -> Self {
        Self { messages: self.messages.clone(), bell: Arc::clone(&self.bell) }
    }
}

impl<M> Inbox<M> {
    /// The next message that waits, in the order of sending.
    #[must_use]
    pub fn take(&self) -> Option<M> {
        self.messages.try_recv().ok()
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::channel;

    #[test]
    fn messages_arrive_in_order_from_another_thread() {
        let (waker, inbox) = channel();
        let sender = thread::spawn(move || (0..1000).for_each(|number| waker.clone().send(number)));
        sender.join().expect("the sender ends");
        let received: Vec<i32> = std::iter::from_fn(|| inbox.take()).collect();
        assert_eq!(received, (0..1000).collect::<Vec<_>>());
    }

    #[test]
    fn a_message_to_nobody_is_dropped() {
        let (waker, inbox) = channel();
        drop(inbox);
        waker.send("too late");
    }
}
