//! The event loop: waits, delivers all events, performs requests, and draws once.

use std::sync::Arc;

use crossterm::event;

use super::channel::MessageReceiver;
use super::decode::Connection;
use super::failure::TerminalFailure;
use super::flags::WakeFlag;
use super::input::InputReader;
use super::owner::Terminal;
use super::program::{Event, Program, TerminalRequest};
use super::wait::wait;

/// The maximum number of messages delivered per frame, so that a flood of them cannot starve drawing.
const MAX_MESSAGES_PER_FRAME: usize = 1024;

/// Runs a program until it requests to quit.
///
/// # Errors
/// If the terminal fails or is disconnected, or if another thread panics.
pub fn run<P: Program>(
    program: &mut P,
    terminal: &mut Terminal,
    receiver: &MessageReceiver<P::Message>,
) -> Result<(), TerminalFailure> {
    let input = InputReader::new(Connection::in_effect());
    let mut events =
        EventLoop { program, terminal, receiver, input, needs_draw: true, should_quit: false };
    events.deliver_size()?;
    events.deliver_typed_ahead()?;
    while !events.should_quit {
        events.draw()?;
        events.wait_and_deliver()?;
    }
    Ok(())
}

struct EventLoop<'a, P: Program> {
    program: &'a mut P,
    terminal: &'a mut Terminal,
    receiver: &'a MessageReceiver<P::Message>,
    input: InputReader,
    needs_draw: bool,
    should_quit: bool,
}

impl<P: Program> EventLoop<'_, P> {
    fn draw(&mut self) -> Result<(), TerminalFailure> {
        if std::mem::take(&mut self.needs_draw) {
            self.program.before_draw();
            let program = &*self.program;
            self.terminal.draw(|buffer| program.draw(buffer))?;
        }
        Ok(())
    }

    fn wait_and_deliver(&mut self) -> Result<(), TerminalFailure> {
        let state = &self.terminal.state;
        let (device, signals) = (&state.device, &state.flags.pipe);
        let is_readable = wait(device, signals, &self.receiver.pipe, self.input.deadline)?;
        self.handle_signals()?;
        let mut events =
            if is_readable { self.input.read(&self.terminal.state.device)? } else { Vec::new() };
        self.input.flush_partial(&mut events);
        events.into_iter().try_for_each(|event| self.deliver(Event::Input(event)))?;
        self.deliver_messages()
    }

    fn deliver_typed_ahead(&mut self) -> Result<(), TerminalFailure> {
        let bytes = std::mem::take(&mut self.terminal.typed_ahead);
        let events = self.input.decode_typed_ahead(&bytes);
        events.into_iter().try_for_each(|event| self.deliver(Event::Input(event)))
    }

    fn deliver_messages(&mut self) -> Result<(), TerminalFailure> {
        for _ in 0..MAX_MESSAGES_PER_FRAME {
            match self.receiver.try_recv() {
                Some(message) if !self.should_quit => self.deliver(Event::Message(message))?,
                _ => return Ok(()),
            }
        }
        // More messages may be pending, but the pipe has been drained.
        self.receiver.pipe.wake();
        Ok(())
    }

    fn handle_signals(&mut self) -> Result<(), TerminalFailure> {
        let state = Arc::clone(&self.terminal.state);
        let flags = &state.flags;
        if flags.take(WakeFlag::Panicked) {
            return Err(TerminalFailure::Panicked);
        }
        if flags.take(WakeFlag::StopRequested) {
            self.perform(TerminalRequest::Suspend)?;
        }
        if flags.take(WakeFlag::Continued) {
            self.terminal.reenter()?;
            self.deliver_size()?;
        }
        if flags.take(WakeFlag::Resized) {
            self.deliver_size()?;
        }
        Ok(())
    }

    fn deliver_size(&mut self) -> Result<(), TerminalFailure> {
        let size = self.terminal.measure();
        self.needs_draw = true;
        self.deliver(Event::Input(event::Event::Resize(size.width, size.height)))
    }

    fn deliver(&mut self, event: Event<P::Message>) -> Result<(), TerminalFailure> {
        if self.should_quit {
            return Ok(());
        }
        self.program.handle(event).into_iter().try_for_each(|request| self.perform(request))
    }

    fn perform(&mut self, request: TerminalRequest) -> Result<(), TerminalFailure> {
        match request {
            TerminalRequest::Draw => self.needs_draw = true,
            TerminalRequest::Quit => self.should_quit = true,
            TerminalRequest::Copy(text) => self.terminal.copy(&text)?,
            TerminalRequest::SetMouseOwner(owner) => self.terminal.set_mouse_owner(owner)?,
            TerminalRequest::Suspend => {
                self.terminal.suspend()?;
                self.deliver_size()?;
            }
            TerminalRequest::Run(mut command) => {
                let outcome = self.terminal.run(&mut command)?;
                self.deliver_size()?;
                self.deliver(Event::CommandExited(outcome))?;
            }
        }
        Ok(())
    }
}
