// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <utility>
#include <variant>

namespace mtnops {

/** What went wrong, for decisions in code; people read Error::detail. */
enum class ErrorCode
{
    InvalidInput, ///< a file, a reply or an argument that does not mean anything
    Foreign, ///< a database that another program made
    NotFound,
    Io, ///< a file or a socket
    NoRoom, ///< the disk is full, or the system has no descriptors left: it may pass by itself
    Timeout,
    Database,
    Busy, ///< somebody else holds the site or the database
    Cancelled,
};

/** An error: a code for the program, and a sentence (with device, file, bytes or SQL message) for the journal. */
struct Error
{
    ErrorCode code = ErrorCode::InvalidInput;
    QString detail;
};

/** Either a value or an Error; std::expected is not available to g++ 12 with C++20. Values only, any thread. */
template<typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_content(std::in_place_index<0>, std::move(value)) { }
    Result(Error error) : m_content(std::in_place_index<1>, std::move(error)) { }

    bool hasValue() const { return m_content.index() == 0; }
    explicit operator bool() const { return hasValue(); }

    const T &value() const & { return std::get<0>(m_content); }
    T &value() & { return std::get<0>(m_content); }
    T &&value() && { return std::get<0>(std::move(m_content)); }
    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }

    /** The error; an empty one where there is a value. */
    const Error &error() const
    {
        static const Error none;
        const Error *error = std::get_if<1>(&m_content);
        return error ? *error : none;
    }

private:
    std::variant<T, Error> m_content;
};

/** Success, or an Error. */
template<>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)), m_failed(true) { }

    bool hasValue() const { return !m_failed; }
    explicit operator bool() const { return hasValue(); }
    const Error &error() const { return m_error; }

private:
    Error m_error;
    bool m_failed = false;
};

} // namespace mtnops
