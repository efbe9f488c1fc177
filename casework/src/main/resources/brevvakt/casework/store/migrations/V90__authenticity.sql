-- Whether a mail proved to come from its author's domain: 'spf=… dkim=… dmarc=… for DOMAIN', empty where nobody asked.
ALTER TABLE record_entry ADD COLUMN authenticity VARCHAR(400) DEFAULT '' NOT NULL;
