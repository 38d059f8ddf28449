#pragma once

#include <QString>
#include <utility>
#include <variant>

namespace vd {

/// Why something was refused. The command line's exit status follows from the kind.
enum class ErrorKind {
    Refused, ///< the input or the change is not valid; nothing was changed
    Library, ///< the library cannot be opened, read or written
    File,    ///< another file cannot be read or written
    NotFound ///< there is no such record
};

/// A failure for people: what is wrong and what to do, with file and line where it came from a file.
struct Error
{
    ErrorKind kind = ErrorKind::Refused;
    QString what;      ///< one sentence or two, without file and line
    QString field;     ///< the record's field it is about, empty when none
    QString file = {}; ///< as the user named it, empty when none
    int line = 0;      ///< from 1, 0 when unknown

    /// "FILE:LINE: what", leaving out what is unknown.
    [[nodiscard]] QString text() const;
    [[nodiscard]] Error in(const QString &fileName, int lineNumber = 0) const;
    bool operator==(const Error &) const = default;
};

[[nodiscard]] Error refused(const QString &what, const QString &field = {});

/// A value or the reason why there is none.
template <class T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_content(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_content(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const { return m_content.index() == 0; }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] const T &value() const & { return std::get<0>(m_content); }
    [[nodiscard]] T &value() & { return std::get<0>(m_content); }
    [[nodiscard]] T value() && { return std::get<0>(std::move(m_content)); }
    [[nodiscard]] const Error &error() const { return std::get<1>(m_content); }
    const T &operator*() const & { return std::get<0>(m_content); }
    T &operator*() & { return std::get<0>(m_content); }
    /// By value, so that `for (const X &x : *call())` outlives the call.
    T operator*() && { return std::get<0>(std::move(m_content)); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }

private:
    std::variant<T, Error> m_content;
};

/// Done, or the reason why not.
template <>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error) : m_content(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const { return m_content.index() == 0; }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] const Error &error() const { return std::get<1>(m_content); }

private:
    std::variant<std::monostate, Error> m_content;
};

} // namespace vd
