//! Xapian, by way of Debian's `python3-xapian`, in a process of its own that is asked by lines of JSON.

use std::io::{BufRead as _, BufReader, BufWriter, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

use super::{Peer, SHOWN, Took, bytes_in};
use crate::directory::made::{Ask, Entry};

pub(crate) struct Xapian {
    child: Child,
    ask: Option<BufWriter<ChildStdin>>,
    answers: BufReader<ChildStdout>,
    bytes: u64,
}

const PROGRAM: &str = include_str!("xapian.py");

impl Xapian {
    pub(crate) fn build(entries: &[Entry], folder: &Path) -> Result<Self, String> {
        let fault = |fault: std::io::Error| format!("Xapian: {fault}");
        let mut child = Command::new("/usr/bin/python3")
            .args(["-c", PROGRAM])
            .arg(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(fault)?;
        let ask = child.stdin.take().map(BufWriter::new);
        let answers = child.stdout.take().map(BufReader::new);
        let (Some(ask), Some(answers)) = (ask, answers) else {
            return Err("Xapian: no pipe to its process".to_owned());
        };
        let mut peer = Self {
            child,
            ask: Some(ask),
            answers,
            bytes: 0,
        };
        for entry in entries {
            peer.tell(&json!([
                entry.terms,
                entry.point.0,
                entry.point.1,
                entry.intrusive
            ]))?;
        }
        peer.tell(&Value::Null)?;
        peer.hear()?;
        peer.bytes = bytes_in(folder);
        Ok(peer)
    }

    fn tell(&mut self, line: &Value) -> Result<(), String> {
        let fault = |fault: std::io::Error| {
            format!("Xapian: {fault}; is python3-xapian there? apt-get install python3-xapian")
        };
        let ask = self.ask.as_mut().ok_or("Xapian has ended")?;
        writeln!(ask, "{line}").map_err(fault)
    }

    fn hear(&mut self) -> Result<Value, String> {
        if let Some(ask) = &mut self.ask {
            ask.flush().map_err(|fault| format!("Xapian: {fault}"))?;
        }
        let mut line = String::new();
        self.answers
            .read_line(&mut line)
            .map_err(|fault| format!("Xapian: {fault}"))?;
        serde_json::from_str(&line).map_err(|fault| {
            format!("Xapian: {fault}; is python3-xapian there? apt-get install python3-xapian")
        })
    }

    fn asked(&mut self, ask: &Ask, most: usize) -> Result<Value, String> {
        let near = ask.near.map(|(lat, lon)| json!([lat, lon]));
        self.tell(&json!({
            "any": ask.any, "facets": ask.facets, "cells": ask.cells, "near": near, "most": most
        }))?;
        self.hear()
    }
}

impl Peer for Xapian {
    fn name(&self) -> &'static str {
        "Xapian 1.4"
    }

    fn all(&mut self, ask: &Ask) -> Result<Vec<u32>, String> {
        let answer = self.asked(ask, 10_000_000)?;
        let hits = answer.get("hits").and_then(Value::as_array);
        let number = |one: &Value| one.as_u64().and_then(|one| u32::try_from(one).ok());
        let mut hits: Vec<u32> = hits.into_iter().flatten().filter_map(number).collect();
        hits.sort_unstable();
        Ok(hits)
    }

    fn top(&mut self, ask: &Ask) -> Result<Took, String> {
        let answer = self.asked(ask, SHOWN)?;
        let seconds = |key: &str| answer.get(key).and_then(Value::as_f64);
        seconds("wall")
            .zip(seconds("cpu"))
            .map(|(wall, cpu)| Took { wall, cpu })
            .ok_or_else(|| format!("Xapian: {answer}"))
    }

    fn bytes(&self) -> u64 {
        self.bytes
    }
}

impl Drop for Xapian {
    fn drop(&mut self) {
        // Without anybody to ask it, it ends.
        drop(self.ask.take());
        let _ = self.child.wait();
    }
}
