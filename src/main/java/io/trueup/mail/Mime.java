package io.trueup.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.Properties;

/** A letter to one recipient as an Internet message whose bytes hang on nothing but its content: no random boundary, no clock. */
final class Mime extends MimeMessage {

    private static final String WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final String messageId;

    private Mime(String messageId) {
        super(Session.getInstance(new Properties()));
        this.messageId = messageId;
    }

    /** @param date in the header; of a mail that is sent, when that is */
    static MimeMessage of(Letter letter, String from, String recipient, Instant date) throws MessagingException {
        String mark = mark(letter.id() + " " + recipient);
        Mime message = new Mime("<" + letter.id() + "." + mark + "@" + from.substring(from.lastIndexOf('@') + 1) + ">");
        message.setFrom(address(from));
        message.setRecipient(Message.RecipientType.TO, address(recipient));
        message.setHeader("Subject", subject(letter.subject()));
        message.setSentDate(Date.from(date));
        // a machine wrote it: absence notices are not sent back (RFC 3834)
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setContent(mixed(letter, "trueup-" + mark));
        message.saveChanges();
        return message;
    }

    /** Whom a mail is for, in a file's or message's name. */
    static String mark(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    static InternetAddress address(String text) throws MessagingException {
        return new InternetAddress(text, true);
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    private static String subject(String subject) {
        try {
            return MimeUtility.fold(9, MimeUtility.encodeText(PlainText.oneLine(subject), "UTF-8", null));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("Every Java platform has UTF-8", e);
        }
    }

    private static MimeMultipart mixed(Letter letter, String boundary) throws MessagingException {
        Parts alternatives = new Parts("alternative", boundary + "-a");
        alternatives.addBodyPart(text(letter.text(), "plain"));
        MimeBodyPart html = text(letter.html(), "html");
        if (letter.picture() == null) {
            alternatives.addBodyPart(html);
        } else {
            Parts related = new Parts("related", boundary + "-r");
            related.addBodyPart(html);
            related.addBodyPart(picture(letter.picture()));
            alternatives.addBodyPart(wrapped(related));
        }
        Parts mixed = new Parts("mixed", boundary + "-m");
        mixed.addBodyPart(wrapped(alternatives));
        if (letter.workbook() != null) {
            mixed.addBodyPart(file(letter.workbook(), WORKBOOK_TYPE, letter.workbookName(), MimePart.ATTACHMENT));
        }
        return mixed;
    }

    private static MimeBodyPart text(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, "UTF-8", subtype);
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }

    private static BodyPart wrapped(MimeMultipart parts) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setContent(parts);
        return part;
    }

    private static MimeBodyPart picture(Picture picture) throws MessagingException {
        MimeBodyPart part = file(picture.png(), "image/png", "accounts.png", MimePart.INLINE);
        part.setContentID("<" + HtmlPart.PICTURE + ">");
        return part;
    }

    private static MimeBodyPart file(byte[] bytes, String type, String name, String disposition)
            throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, type)));
        part.setFileName(name);
        part.setDisposition(disposition);
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    /** With a boundary that is told, not drawn by lot. */
    private static final class Parts extends MimeMultipart {
        Parts(String subtype, String boundary) {
            super(subtype);
            ContentType type = new ContentType("multipart", subtype, null);
            type.setParameter("boundary", boundary);
            contentType = type.toString();
        }
    }
}
