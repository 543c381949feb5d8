//! Messages from other threads: a queue with a pipe, so that `poll` can wait for a message.

use std::io::{Read, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

#[derive(Debug)]
pub(super) struct WakePipe {
    writer: UnixStream,
    reader: UnixStream,
}

impl WakePipe {
    /// Panics if the process has no file descriptors left.
    pub(super) fn new() -> Self {
        let (writer, reader) = UnixStream::pair().expect("could not create the wake-up pipe");
        for end in [&writer, &reader] {
            end.set_nonblocking(true).expect("could not make the wake-up pipe non-blocking");
        }
        Self { writer, reader }
    }

    /// Wakes the poll. If the pipe is full, a wake-up is already pending.
    pub(super) fn wake(&self) {
        let _ = (&self.writer).write(b"!");
    }

    /// Empties the pipe, so that the next poll sleeps.
    pub(super) fn drain(&self) {
        let mut sink = [0; 256];
        while (&self.reader).read(&mut sink).is_ok_and(|length| length == sink.len()) {}
    }
}

impl AsFd for WakePipe {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.reader.as_fd()
    }
}

/// The sending end. Each thread sends through its own clone.
#[derive(Debug)]
pub struct MessageSender<M> {
    messages: Sender<M>,
    pipe: Arc<WakePipe>,
}

/// The receiving end, for [`run`](super::run).
#[derive(Debug)]
pub struct MessageReceiver<M> {
    messages: Receiver<M>,
    pub(super) pipe: Arc<WakePipe>,
}

/// Creates a channel whose receiving end the event loop polls.
///
/// # Panics
/// If the process has no file descriptors left.
pub fn channel<M>() -> (MessageSender<M>, MessageReceiver<M>) {
    let (sender, receiver) = mpsc::channel();
    let pipe = Arc::new(WakePipe::new());
    (
        MessageSender { messages: sender, pipe: Arc::clone(&pipe) },
        MessageReceiver { messages: receiver, pipe },
    )
}

impl<M> MessageSender<M> {
    /// Sends a message and wakes the event loop. If the loop has ended, the message is dropped.
    pub fn send(&self, message: M) {
        if self.messages.send(message).is_ok() {
            self.pipe.wake();
        }
    }
}

impl<M> Clone for MessageSender<M> {
    fn clone(&self) -> Self {
        Self { messages: self.messages.clone(), pipe: Arc::clone(&self.pipe) }
    }
}

impl<M> MessageReceiver<M> {
    /// Takes the next pending message, if any. Messages from one thread arrive in the order in which it sent them.
    pub fn try_recv(&self) -> Option<M> {
        self.messages.try_recv().ok()
    }

    /// Waits for the next message; `None` if none arrives in time.
    pub fn recv_timeout(&self, timeout: Duration) -> Option<M> {
        self.messages.recv_timeout(timeout).ok()
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::channel;

    #[test]
    fn messages_arrive_in_order_from_another_thread() {
        let (sender, receiver) = channel();
        let thread =
            thread::spawn(move || (0..1000).for_each(|number| sender.clone().send(number)));
        thread.join().expect("the sending thread panicked");
        let taken: Vec<i32> = std::iter::from_fn(|| receiver.try_recv()).collect();
        assert_eq!(taken, (0..1000).collect::<Vec<_>>());
    }

    #[test]
    fn a_message_without_a_receiver_is_dropped() {
        let (sender, receiver) = channel();
        drop(receiver);
        sender.send("too late");
    }
}
