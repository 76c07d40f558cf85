//! The house through its router, its pages, and its tables.

#![cfg(test)]

mod access;
mod annex;
mod bridge;
mod course;
mod day;
mod flood;
mod goals;
mod groups;
mod health;
mod looks;
mod meetings;
mod offers;
mod own;
mod pages;
mod portrait;
mod protected;
mod register;
mod remind;
mod requests;
mod review;
mod rights;
mod sealed;
mod shared_screen;
mod support;
mod tables;
mod talk;
mod terms;
mod walk;
mod wall;
