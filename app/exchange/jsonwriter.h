#pragma once

#include <QByteArray>
#include <QIODevice>
#include <QJsonValue>
#include <QString>

namespace vd {

/// Writes indented JSON piece by piece, keys in the order they are given, so that dumps read well and compare line by
/// line. Any QString survives: what UTF-8 cannot hold is escaped. Errors stay with the device.
class JsonWriter
{
public:
    explicit JsonWriter(QIODevice &device) : m_device(device) {}
    ~JsonWriter() { flush(); }
    Q_DISABLE_COPY_MOVE(JsonWriter)

    template <class Content>
    void object(Content &&content)
    {
        nest('{', '}', content);
    }
    template <class Content>
    void array(Content &&content)
    {
        nest('[', ']', content);
    }
    /// The next value's name.
    void key(const QString &name);
    /// Begins an element of an array; key() does it for an object's.
    void element();
    /// Any value; a list of scalars stays on one line.
    void value(const QJsonValue &value);
    /// Ends the text with a line break.
    void finish();

private:
    template <class Content>
    void nest(char opening, char closing, Content &content)
    {
        m_text += opening;
        ++m_depth;
        m_first = true;
        content();
        --m_depth;
        if (!m_first)
            newLine();
        m_text += closing;
        m_first = false;
    }
    void newLine();
    void text(const QString &text);
    void flush();

    QIODevice &m_device;
    QByteArray m_text;
    int m_depth = 0;
    bool m_first = true; ///< nothing is in the innermost object or array yet
};

} // namespace vd
